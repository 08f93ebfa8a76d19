"""llama.cpp's own server on loopback: model, port, key."""

import sys
import time

import xllamacpp

params = xllamacpp.CommonParams()
params.model.path = sys.argv[1]
params.hostnames, params.port = ["127.0.0.1"], int(sys.argv[2])
params.api_keys = [sys.argv[3]]
params.n_ctx, params.n_parallel, params.warmup = 1024, 2, False
params.cpuparams.n_threads = 1
server = xllamacpp.Server(params)
while True:
    time.sleep(60)
