import socket
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Site:
    """A web server on this machine.

    pages: what a path answers: (status, headers, content), or a list of such answers to give one after the other, the
    last again and again. asked: how often each path was asked for; headers: of the last request for it.
    """

    def __init__(self):
        self.pages = {}
        self.asked = Counter()
        self.headers = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked[self.path] += 1
                site.headers[self.path] = dict(self.headers)
                answers = site.pages.get(self.path, (404, {}, b""))
                if isinstance(answers, list):
                    answers = answers.pop(0) if len(answers) > 1 else answers[0]
                status, headers, content = answers
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    for part in [content] if isinstance(content, bytes) else content:
                        self.wfile.write(part)
                except OSError:
                    pass  # the client has seen enough

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()


@pytest.fixture
def site():
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


class Internet:
    """What the operating system says of the internet.

    names: the addresses of a name, given one after the other, the last again and again. servers: the port of this
    machine at which a public address answers; all others refuse. connected: the addresses that were connected to.
    """

    def __init__(self, monkeypatch):
        self.names = {}
        self.servers = {}
        self.connected = []
        ask, connect = socket.getaddrinfo, socket.socket.connect

        def getaddrinfo(host, port, *args, **kwargs):
            if host not in self.names:
                return ask(host, port, *args, **kwargs)
            addresses = self.names[host]
            address = addresses.pop(0) if len(addresses) > 1 else addresses[0]
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

        def connect_here(own, address):
            self.connected.append(address[0])
            if address[0] not in self.servers:
                raise ConnectionRefusedError(111, "Connection refused")
            connect(own, ("127.0.0.1", self.servers[address[0]]))

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        monkeypatch.setattr(socket.socket, "connect", connect_here)


@pytest.fixture
def internet(monkeypatch):
    return Internet(monkeypatch)
