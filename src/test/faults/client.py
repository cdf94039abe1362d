"""An HTTP client for Evenhand's API that tells a refusal from not knowing."""

import http.client
import json
import threading


class Unknown(Exception):
    """The request may or may not have been carried out: no answer came, or one that blames the server."""


class Api:
    """One connection for each thread and bearer token holder; opened again whenever it breaks."""

    def __init__(self, port):
        self.port = port
        self.local = threading.local()

    def call(self, method, path, token, body=None, kind="application/json"):
        """Returns status, headers and text of an answer below 500; raises Unknown for everything else."""
        if body is not None and not isinstance(body, str):
            body = json.dumps(body)
        headers = {"Authorization": "Bearer " + token}
        if body is not None:
            headers["Content-Type"] = kind
        try:
            connection = self.connection()
            connection.request(method, "/api/v1" + path, body and body.encode(), headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException) as problem:
            self.local.connection = None
            raise Unknown(repr(problem)) from problem
        if answer.status >= 500:
            raise Unknown(f"{answer.status} {text[:200]}")
        return answer.status, answer.headers, text

    def connection(self):
        if getattr(self.local, "connection", None) is None:
            self.local.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        return self.local.connection

    def must(self, method, path, token, body=None, kind="application/json"):
        """For what comes before and after the faults: anything but success is the end."""
        status, _, text = self.call(method, path, token, body, kind)
        if status >= 300:
            raise SystemExit(f"{method} {path} answered {status}: {text[:500]}")
        return text
