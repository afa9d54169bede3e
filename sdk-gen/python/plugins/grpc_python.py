"""The generator of gRPC stubs is built into grpcio-tools and no plugin of its own; this makes it one that buf can call."""

import pathlib
import sys
import tempfile

from google.protobuf.compiler import plugin_pb2
from google.protobuf.descriptor_pb2 import FileDescriptorSet
from grpc_tools import protoc

request = plugin_pb2.CodeGeneratorRequest.FromString(sys.stdin.buffer.read())
answer = plugin_pb2.CodeGeneratorResponse(supported_features=plugin_pb2.CodeGeneratorResponse.FEATURE_PROTO3_OPTIONAL)
with tempfile.TemporaryDirectory() as folder:
    contracts = pathlib.Path(folder, "contracts.binpb")
    contracts.write_bytes(FileDescriptorSet(file=request.proto_file).SerializeToString())
    out = pathlib.Path(folder, "out")
    out.mkdir()
    code = protoc.main(["protoc", f"--descriptor_set_in={contracts}", f"--grpc_python_out={out}", *request.file_to_generate])
    if code != 0:
        sys.exit(code)
    for path in sorted(out.rglob("*.py")):
        answer.file.add(name=str(path.relative_to(out)), content=path.read_text())
# Every folder of a namespace package says for itself that it has types (PEP 561).
for package in sorted({str(pathlib.PurePath(name).parent.parent) for name in request.file_to_generate}):
    answer.file.add(name=f"{package}/py.typed", content="\n")
sys.stdout.buffer.write(answer.SerializeToString())
