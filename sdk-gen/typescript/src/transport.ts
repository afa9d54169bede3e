import type { DescMessage, DescMethodStreaming, DescMethodUnary, MessageInitShape } from "@bufbuild/protobuf";
import { Code, type ContextValues, type StreamResponse, type Transport, type UnaryResponse } from "@connectrpc/connect";
import { authorization, type Token } from "./credentials.js";
import { ChanceryError } from "./errors.js";
import { isRepeatable, repeatedly, withRequestId } from "./repetition.js";

/** What a dependable transport adds to a bare one. */
export interface Dependability {
  token?: Token | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  timeoutMs: number;
  attempts: number;
}

/** Adds credentials, a deadline, repetition where the contract allows it, and typed errors. */
export class DependableTransport implements Transport {
  constructor(
    private readonly bare: Transport,
    private readonly options: Dependability,
  ) {}

  async unary<I extends DescMessage, O extends DescMessage>(
    method: DescMethodUnary<I, O>,
    signal: AbortSignal | undefined,
    timeoutMs: number | undefined,
    header: HeadersInit | undefined,
    input: MessageInitShape<I>,
    context?: ContextValues,
  ): Promise<UnaryResponse<I, O>> {
    const deadline = Date.now() + (timeoutMs ?? this.options.timeoutMs);
    const message = withRequestId(method.input, input);
    const attempts = isRepeatable(method) ? this.options.attempts : 1;
    return repeatedly({ attempts, signal, deadline }, async () => {
      const left = Math.max(1, deadline - Date.now());
      const headers = await callHeaders(this.options, header);
      return this.bare.unary(method, signal, left, headers, message as MessageInitShape<I>, context).catch(rethrow(signal));
    });
  }

  async stream<I extends DescMessage, O extends DescMessage>(
    method: DescMethodStreaming<I, O>,
    signal: AbortSignal | undefined,
    timeoutMs: number | undefined,
    header: HeadersInit | undefined,
    input: AsyncIterable<MessageInitShape<I>>,
    context?: ContextValues,
  ): Promise<StreamResponse<I, O>> {
    const headers = await callHeaders(this.options, header);
    const answer = await this.bare.stream(method, signal, timeoutMs, headers, input, context).catch(rethrow(signal));
    return { ...answer, message: typed(answer.message, signal) };
  }
}

/** The headers of one try: those of the call, then those of every call, then the token. */
export async function callHeaders({ token, headers }: Pick<Dependability, "token" | "headers">, header?: HeadersInit): Promise<Headers> {
  const all = new Headers(header);
  const bearer = await authorization(token);
  for (const [name, value] of Object.entries({ ...headers, ...(bearer && { authorization: bearer }) })) {
    if (!all.has(name)) all.set(name, value);
  }
  return all;
}

/** The same messages; what breaks the stream becomes a `ChanceryError`. */
async function* typed<T>(messages: AsyncIterable<T>, signal: AbortSignal | undefined): AsyncGenerator<T> {
  try {
    yield* messages;
  } catch (thrown) {
    rethrow(signal)(thrown);
  }
}

/** Throws what is known of the failure. Node.js tells of a broken connection as if the call had been cancelled; whoever cancelled knows it. */
function rethrow(signal: AbortSignal | undefined): (thrown: unknown) => never {
  return (thrown) => {
    const error = ChanceryError.from(thrown);
    const isLost = error.code === Code.Canceled && error.reason === undefined && !signal?.aborted;
    throw isLost ? new ChanceryError({ code: Code.Unavailable, message: "the connection broke", cause: thrown }) : error;
  };
}
