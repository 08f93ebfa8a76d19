// Written by scripts/embed-assets: run it when a file comes or goes.
#include "CWeb.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed, which every clang of Swift 6 knows

static const unsigned char client_answer_js[] = {
#embed "assets/client/answer.js"
};

static const unsigned char client_backoff_js[] = {
#embed "assets/client/backoff.js"
};

static const unsigned char client_connection_js[] = {
#embed "assets/client/connection.js"
};

static const unsigned char client_frames_js[] = {
#embed "assets/client/frames.js"
};

static const unsigned char client_identifier_js[] = {
#embed "assets/client/identifier.js"
};

static const unsigned char client_indexed_box_js[] = {
#embed "assets/client/indexed-box.js"
};

static const unsigned char client_model_js[] = {
#embed "assets/client/model.js"
};

static const unsigned char client_moves_js[] = {
#embed "assets/client/moves.js"
};

static const unsigned char client_outbox_js[] = {
#embed "assets/client/outbox.js"
};

static const unsigned char client_protocol_js[] = {
#embed "assets/client/protocol.js"
};

static const unsigned char client_transcript_js[] = {
#embed "assets/client/transcript.js"
};

static const WebAsset assets[] = {
    {"client/answer.js", client_answer_js, sizeof client_answer_js},
    {"client/backoff.js", client_backoff_js, sizeof client_backoff_js},
    {"client/connection.js", client_connection_js, sizeof client_connection_js},
    {"client/frames.js", client_frames_js, sizeof client_frames_js},
    {"client/identifier.js", client_identifier_js, sizeof client_identifier_js},
    {"client/indexed-box.js", client_indexed_box_js, sizeof client_indexed_box_js},
    {"client/model.js", client_model_js, sizeof client_model_js},
    {"client/moves.js", client_moves_js, sizeof client_moves_js},
    {"client/outbox.js", client_outbox_js, sizeof client_outbox_js},
    {"client/protocol.js", client_protocol_js, sizeof client_protocol_js},
    {"client/transcript.js", client_transcript_js, sizeof client_transcript_js},
};

size_t web_asset_count(void) { return sizeof assets / sizeof assets[0]; }

const WebAsset *web_asset(size_t index) { return &assets[index]; }
