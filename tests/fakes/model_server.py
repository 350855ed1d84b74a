"""A model server on loopback that speaks the protocols of three providers, well or badly on purpose, by a script of moves."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LETTERS_A_TOKEN = 4
Answering = Callable[[dict[str, Any]], "Move"]


@dataclass
class Move:
    """One answer: what the model says and every way to say it badly."""

    text: str | None = "{}"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    finish: str = "stop"
    body: bytes | None = None
    wait_s: float = 0.0
    cut_after: int | None = None
    parts: bool = False
    endless: bool = False
    drip_s: float = 0.0


def says(value: object, **more: Any) -> Move:
    """A model's answer of this JSON value."""
    return Move(json.dumps(value), **more)


def fails(status: int, message: str = "no", **headers: str) -> Move:
    """An error in the provider's form."""
    body = json.dumps({"error": {"message": message, "type": "error", "code": status}}).encode()
    return Move(status=status, body=body, headers={name.replace("_", "-"): value for name, value in headers.items()})


def tokens_of(body: dict[str, Any]) -> int:
    """How many tokens a question in the OpenAI form is, as this server counts them."""
    return sum(len(str(message.get("content"))) for message in body.get("messages", [])) // LETTERS_A_TOKEN


class ModelServer:
    """Holds what it was asked; answers by `script` one after the other, then by `answer` for ever."""

    def __init__(self, answer: Answering | None = None, models: tuple[str, ...] = ("tiny",)) -> None:
        self.asked: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.seen: list[dict[str, str]] = []
        self.script: list[Move] = []
        self.answer: Answering = answer or (lambda body: says({}))
        self.models: tuple[str, ...] | None = models
        self.key: str | None = None
        self.refuses_with = 400
        self.window: int | None = None
        self.tells_window = False
        self.forms: tuple[str, ...] = ("json_schema", "json_object")
        self.most_at_once = self._at_once = 0
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=lambda: self._server.serve_forever(0.02), daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_port)

    @property
    def address(self) -> str:
        """Its OpenAI-compatible address."""
        return f"http://127.0.0.1:{self.port}/v1"

    def close(self) -> None:
        """Stop listening; answers under way are given up."""
        self._stop.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def move(self, body: dict[str, Any]) -> Move:
        """The next answer."""
        wanted = (body.get("response_format") or {}).get("type")
        with self._lock:
            self.asked.append(body)
            if wanted is not None and wanted not in self.forms:
                return fails(self.refuses_with, f"response_format {wanted} is not supported")
            return self.script.pop(0) if self.script else self.answer(self.seen_of(body))

    def seen_of(self, body: dict[str, Any]) -> dict[str, Any]:
        """What it reads of a question: all of it, or as a server with a small window does it, only the end."""
        if self.window is None or tokens_of(body) <= self.window:
            return body
        told = "".join(str(message.get("content")) for message in body["messages"])
        return {**body, "messages": [{"role": "user", "content": told[-LETTERS_A_TOKEN * self.window :]}]}

    def counted(self, body: dict[str, Any]) -> dict[str, Any]:
        """A question with the tokens of it that are read, as `usage` will say them; a small window never tells of the rest."""
        tokens = tokens_of(body)
        return {**body, "read": tokens if self.window is None else min(tokens, self.window)}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        return type("Handler", (_Handler,), {"house": self})

    @contextmanager
    def _counted(self, handler: BaseHTTPRequestHandler) -> Iterator[None]:
        with self._lock:
            self.paths.append(handler.path)
            self.seen.append(dict(handler.headers))
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            yield
        finally:
            with self._lock:
                self._at_once -= 1


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    house: ModelServer

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        if self.house.models is None:
            self._send(404, b"no", {})
            return
        if self.path == "/api/ps" and self.house.tells_window:
            loaded = [{"name": f"{name}:latest", "context_length": self.house.window} for name in self.house.models]
            self._send(200, json.dumps({"models": loaded}).encode(), {})
            return
        rows = [{"id": name, "name": f"models/{name}"} for name in self.house.models]
        self._send(200, json.dumps({"data": rows, "models": rows}).encode(), {})

    def do_POST(self) -> None:
        house, body = self.house, json.loads(self.rfile.read(int(self.headers["Content-Length"] or 0)))
        with house._counted(self):
            if house.key is not None and house.key not in str(dict(self.headers)):
                self._play(fails(401, f"Incorrect API key provided: {house.key[:4]}…"), body)
            else:
                self._play(house.move(body), body)

    def _play(self, move: Move, body: dict[str, Any]) -> None:
        if self.house._stop.wait(move.wait_s):
            return
        told = (
            move.body
            if move.body is not None
            else json.dumps(_shaped(self.path, move, self.house.counted(body))).encode()
        )
        try:
            if move.endless or move.drip_s:
                self._pour(move, told)
                return
            self._send(move.status, told, move.headers, move.cut_after)
        except OSError:
            self.close_connection = True

    def _pour(self, move: Move, told: bytes) -> None:
        """Bytes one by one, or without an end."""
        self.send_response(move.status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.close_connection = True
        if move.endless:
            block = told + b" " * 65_536
            while not self.house._stop.is_set():
                self.wfile.write(block)
        for at in range(len(told)):
            if self.house._stop.wait(move.drip_s):
                return
            self.wfile.write(told[at : at + 1])

    def _send(self, status: int, body: bytes, headers: dict[str, str], cut: int | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body if cut is None else body[:cut])
        if cut is not None:
            self.close_connection = True


def _shaped(path: str, move: Move, body: dict[str, Any]) -> dict[str, Any]:
    """The answer as the provider of this path would shape it."""
    if path.endswith("/messages"):
        content = [] if move.text is None else [{"type": "text", "text": move.text}]
        stop = "max_tokens" if move.finish == "length" else "end_turn"
        usage = {"input_tokens": 11, "output_tokens": 7}
        return {
            "id": "m",
            "type": "message",
            "role": "assistant",
            "model": "x",
            "content": content,
            "stop_reason": stop,
            "usage": usage,
        }
    if "generateContent" in path:
        stop = "MAX_TOKENS" if move.finish == "length" else "STOP"
        told = {"content": {"parts": [{"text": move.text or ""}], "role": "model"}, "finishReason": stop}
        return {
            "candidates": [told],
            "usageMetadata": {"promptTokenCount": 11, "candidatesTokenCount": 7, "totalTokenCount": 18},
        }
    message: dict[str, Any] = {"role": "assistant", "content": move.text}
    if move.parts:
        message["content"] = [{"type": "text", "text": move.text}]
    return {
        "id": "x", "object": "chat.completion", "created": int(time.time()), "model": body.get("model", ""),
        "choices": [{"index": 0, "finish_reason": move.finish, "message": message}],
        "usage": {"prompt_tokens": body["read"], "completion_tokens": 7, "total_tokens": body["read"] + 7},
    }  # fmt: skip
