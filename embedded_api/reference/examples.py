"""Reference, examples: tasks from resources/docs, printed so that they run against this server as they stand."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from embedded_api.errors import STATUS
from engine.foundation.paths import resources_dir

Step = dict[str, Any]
NAMES = ("PROJECT_ID", "PLAN_ID", "JOB_ID", "ARTIFACT_ID", "REFINE_ID")
SHOWN_KEY = "Bearer sh_<prefix>_<secret>"


def examples(origin: str) -> dict[str, Any]:
    """The examples answer for the server at this origin."""
    base = f"{origin}/api/v1"
    return {
        "version": "v1",
        "baseUrl": base,
        "authentication": {"header": "Authorization", "format": SHOWN_KEY, "obtainAt": f"{origin}/dashboard/api"},
        "errorCodes": list(STATUS),
        "examples": [_example(one, base) for one in _kept("examples.json")],
    }


def quickstart_steps(origin: str) -> str:
    """The usual way as Markdown."""
    path = next(one for one in _kept("examples.json") if one["id"] == "polling-happy-path")
    steps = _example(path, f"{origin}/api/v1")["steps"]
    return "\n\n".join(f"{step['description']}\n\n```sh\n{step['curl']}\n```" for step in steps)


def _example(kept: Step, base: str) -> dict[str, Any]:
    common = _kept("steps.json")
    steps = [common[one] if isinstance(one, str) else one for one in kept["steps"]]
    return {**kept, "status": "available", "steps": [_step(step, base, place) for place, step in enumerate(steps)]}


def _step(step: Step, base: str, place: int) -> dict[str, Any]:
    headers = {"Authorization": SHOWN_KEY}
    if "body" in step:
        headers["Content-Type"] = "application/json"
    if "idempotency" in step:
        headers["Idempotency-Key"] = step["idempotency"]
    request = {"method": step["method"], "path": step["path"], "headers": headers}
    if "body" in step:
        request["body"] = step["body"]
    return {
        "title": f"{step['method']} {step['path']}", "description": step["description"], "request": request,
        "curl": _curl(step, base), "node": _node(step, base, place),
    }  # fmt: skip


def _curl(step: Step, base: str) -> str:
    words = ["curl -sS"]
    if step["method"] != "GET":
        words.append(f"-X {step['method']}")
    words += [f'"{base}{step["path"]}"', '-H "Authorization: Bearer $SLEEPERHIT_API_KEY"']
    if "idempotency" in step:
        words.append(f'-H "Idempotency-Key: {step["idempotency"]}"')
    if "body" in step:
        words += ['-H "Content-Type: application/json"', f"-d {_quoted(step['body'])}"]
    if "upload" in step:
        words.append(f'-F "file=@-;filename={step["upload"][0]}"')
        words[0] = f"printf '%s' '{step['upload'][1]}' | {words[0]}"
    return _watched(step, " ".join(words))


def _watched(step: Step, command: str) -> str:
    if "until" in step:
        return f"until {command} | grep -Eq '{step['until']}'; do sleep 2; done"
    if "keep" in step:
        name, path = next(iter(step["keep"].items()))
        dig = "".join(f"[{part!r}]" for part in path).replace("'", '"')
        return f"{name}=$({command} | python3 -c 'import json, sys; print(json.load(sys.stdin){dig})'); echo ${name}"
    return command


def _quoted(body: Any) -> str:
    """JSON between single quotes, out of which shell variables look."""
    text = json.dumps(body, ensure_ascii=False).replace("'", "'\\''")
    for name in NAMES:
        text = text.replace(f"${name}", f"'\"${name}\"'")
    return f"'{text}'"


def _node(step: Step, base: str, place: int) -> str:
    headers = ["Authorization: `Bearer ${process.env.SLEEPERHIT_API_KEY}`"]
    if "body" in step:
        headers.append('"Content-Type": "application/json"')
    if "idempotency" in step:
        headers.append(f'"Idempotency-Key": {_template(step["idempotency"])}')
    options = [f'method: "{step["method"]}"', f"headers: {{ {', '.join(headers)} }}"]
    if "body" in step:
        options.append(f"body: {_template(json.dumps(step['body'], ensure_ascii=False), escape=True)}")
    if "upload" in step:
        name, text = step["upload"]
        options.append(
            f'body: (() => {{ const form = new FormData(); form.set("file", new Blob(["{text}"]), "{name}"); return form; }})()'
        )
    asked = f"await fetch({_template(base + step['path'])}, {{ {', '.join(options)} }})"
    if "until" in step:
        return (
            f"while (!/{step['until']}/.test(await ({asked}).text())) await new Promise((go) => setTimeout(go, 2000));"
        )
    kept = "".join(
        f"\nconst {name} = answer{place}{''.join(f'[{json.dumps(part)}]' for part in path)};"
        for name, path in step.get("keep", {}).items()
    )
    return f"const answer{place} = await ({asked}).{'text' if step['path'].endswith('/events') else 'json'}();{kept}"


def _template(text: str, *, escape: bool = False) -> str:
    text = text.replace("\\", "\\\\") if escape else text
    for name in NAMES:
        text = text.replace(f"${name}", f"${{{name}}}")
    return f"`{text}`"


@cache
def _kept(name: str) -> Any:
    return json.loads((resources_dir() / "docs" / name).read_text(encoding="utf-8"))
