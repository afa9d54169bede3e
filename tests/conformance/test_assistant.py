"""An assistant built on a kit that others wrote drives `chancery mcp`."""

import asyncio
import json
import shutil

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

from conftest import VECTORS
from judges import binary
from test_python_client import channel, sign_up  # noqa: F401 (a fixture)


async def send_a_paper(parameters, paper):
    """The state of an envelope that an assistant has sent, and the tools it was offered."""
    async with stdio_client(parameters) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        tools = [tool.name for tool in (await session.list_tools()).tools]

        async def ask(tool, **arguments):
            result = await session.call_tool(tool, arguments)
            return json.loads(result.content[0].text)

        document = await ask("upload_document", path=str(paper))
        signer = {"name": "Bat-Erdene", "email": "bat@example.com", "role": "signer"}
        draft = await ask("create_envelope", name="From an assistant", document_ids=[document["id"]], recipients=[signer])
        sent = await ask("send_envelope", envelope_id=draft["id"], etag=draft["etag"])
        again = await ask("send_envelope", envelope_id=draft["id"], etag=draft["etag"])
        listed = (await session.list_resources()).resources
        return tools, sent["state"], again["error"]["reason"], [str(resource.uri) for resource in listed], draft["id"]


def test_a_foreign_assistant_sends_an_envelope(server, channel, tmp_path):  # noqa: F811
    token = sign_up(channel).metadata[0][1].removeprefix("Bearer ")
    paper = shutil.copy(VECTORS / "pdf" / "plain.pdf", tmp_path)
    environment = {"CHANCERY_SERVER": f"http://{server}", "CHANCERY_API_KEY": token, "HOME": str(tmp_path)}
    parameters = StdioServerParameters(command=str(binary("chancery")), args=["mcp", "--allow-folder", str(tmp_path)], env=environment)
    tools, state, again, resources, envelope = asyncio.run(asyncio.wait_for(send_a_paper(parameters, paper), 60))
    assert "send_envelope" in tools and not any("sign" in tool or "link" in tool for tool in tools)
    assert (state, again) == ("sent", "ETAG_MISMATCH")
    assert resources == [f"chancery://envelopes/{envelope}"]
