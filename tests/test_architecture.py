"""The shape of the house, read from its imports: data flows one way, and help answers at once."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "translate"
STAGES = (
    "reading", "segmentation", "engine", "typography", "checks", "glossary", "repair", "memory", "review",
    "bilingual", "exchange", "modelstore", "training", "arabic",
)  # fmt: skip
EVERYBODY_MAY_USE = {
    "units",
    "emphasis",
    "modelcard",
    "xmltext",
    "errors",
    "files",
    "addresses",
    "seams",
    "alignment",
    "arabic",
    "transliteration",
    "opc",
    "reviewed",
    "__version__",
}
HEAVY = {
    "torch", "transformers", "ctranslate2", "docx", "ray", "huggingface_hub", "lxml", "sentencepiece", "sacremoses",
    "sacrebleu", "safetensors", "numpy", "charset_normalizer", "markdown_it", "rich",
    "trafilatura", "rapidfuzz", "sqlite3",
}  # fmt: skip
MODULES = sorted(str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.py"))


def imports(module: str, *, only_top: bool = False) -> Iterator[str]:
    """The dotted names that a module imports; only those that run with the import of the module itself if asked."""
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    nodes = _executed_at_import(tree.body) if only_top else ast.walk(tree)
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            yield from (f"{base}.{name.name}" if base == "translate" else base for name in node.names)


def _executed_at_import(body: list[ast.stmt]) -> Iterator[ast.AST]:
    for node in body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if not isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node


def room(name: str) -> str:
    parts = name.split(".")
    return parts[1] if parts[0] == "translate" and len(parts) > 1 else ""


@pytest.mark.parametrize("module", [m for m in MODULES if m.split("/")[0].removesuffix(".py") in STAGES])
def test_a_stage_uses_only_its_own_room_and_the_data_model(module: str) -> None:
    own = module.split("/", maxsplit=1)[0].removesuffix(".py")
    used = {room(name) for name in imports(module)} - {"", own}
    assert used <= EVERYBODY_MAY_USE
    assert not {name.split(".")[0] for name in imports(module)} & {"typer", "rich"}


@pytest.mark.parametrize("module", MODULES)
def test_heavy_libraries_are_imported_where_they_are_used(module: str) -> None:
    assert not {name.split(".")[0] for name in imports(module, only_top=True)} & HEAVY


def test_the_command_line_is_the_only_one_that_knows_typer() -> None:
    users = [module for module in MODULES if "typer" in {name.split(".")[0] for name in imports(module)}]
    assert {user.split("/")[0] for user in users} == {"cli"}


def test_the_default_engine_translates_without_torch_and_transformers() -> None:
    program = """
import sys
from translate import modelstore
from translate.engine import load_engine
engine = load_engine(modelstore.find("starter-ar-en"), modelstore.converted)
assert engine.translate(["قال المتحدث إن الاجتماع سيعقد اليوم."])[0][0].text
print(sorted({"torch", "transformers"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_help_loads_no_heavy_library() -> None:
    program = f"""
import sys
from translate import cli
try:
    cli.app(["--help"])
except SystemExit:
    pass
print(sorted({HEAVY - {"rich", "markdown_it"}!r} & set(sys.modules)), file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stderr.strip() == "[]"
