"""A line between browser and host that a test can cut, or leave open and dead."""

import asyncio
import threading


class Line:
    """Forwards bytes both ways. `cut` breaks what is open and refuses what comes; `stall` forwards nothing, silently."""

    def __init__(self, target):
        self.target = target
        self.pairs = set()
        self.accepting = True
        self.only_pages = False
        self.no_sockets = False
        self.sockets = 0
        self.loop = asyncio.new_event_loop()
        self.flowing = asyncio.Event()
        self.flowing.set()
        ready = threading.Event()
        self.thread = threading.Thread(target=self.run, args=[ready], daemon=True)
        self.thread.start()
        ready.wait()

    def run(self, ready):
        asyncio.set_event_loop(self.loop)
        self.server = self.loop.run_until_complete(asyncio.start_server(self.accept, "127.0.0.1", 0))
        self.port = self.server.sockets[0].getsockname()[1]
        ready.set()
        self.loop.run_forever()

    async def accept(self, reader, writer):
        if not self.accepting:
            writer.transport.abort()
            return
        await self.flowing.wait()
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.transport.abort()
            return
        pair = (writer, far_writer)
        self.pairs.add(pair)
        await asyncio.gather(self.copy(reader, far_writer, True), self.copy(far_reader, writer, False))
        self.pairs.discard(pair)

    async def copy(self, reader, writer, outward):
        try:
            while data := await reader.read(65536):
                if outward and self.only_pages and b" /api/" in data[:16]:
                    break
                if outward and b"Upgrade: websocket" in data:
                    self.sockets += 1
                    if self.no_sockets:
                        break
                await self.flowing.wait()
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        finally:
            writer.close()

    def call(self, action):
        done = threading.Event()

        def act():
            action()
            done.set()

        self.loop.call_soon_threadsafe(act)
        done.wait()

    def cut(self):
        def act():
            self.accepting = False
            for near, far in list(self.pairs):
                near.transport.abort()
                far.transport.abort()

        self.call(act)

    def cut_but_for_pages(self):
        """Lets pages through and nothing of the conversation, as a page kept by the browser would come."""
        self.cut()

        def act():
            self.only_pages = True
            self.accepting = True

        self.call(act)

    def mend(self):
        def act():
            self.only_pages = False
            self.accepting = True
            self.flowing.set()

        self.call(act)

    def stall(self):
        self.call(self.flowing.clear)

    async def settle(self):
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    def end(self):
        self.cut()
        self.call(self.server.close)
        asyncio.run_coroutine_threadsafe(self.settle(), self.loop).result(timeout=5)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(timeout=5)
