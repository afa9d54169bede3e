import type { DescMessage, DescMethodStreaming, DescMethodUnary, MessageInitShape } from "@bufbuild/protobuf";
import type { ContextValues, StreamResponse, Transport, UnaryResponse } from "@connectrpc/connect";
import { authorization, type Token } from "./credentials.js";
import { ChanceryError } from "./errors.js";
import { isRepeatable, repeatedly, withRequestId } from "./repetition.js";

/** What a dependable transport adds to a bare one. */
export interface Dependability {
  token?: Token | undefined;
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
      return this.bare.unary(method, signal, left, await this.authorized(header), message as MessageInitShape<I>, context);
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
    try {
      const answer = await this.bare.stream(method, signal, timeoutMs, await this.authorized(header), input, context);
      return { ...answer, message: typed(answer.message) };
    } catch (thrown) {
      throw ChanceryError.from(thrown);
    }
  }

  private async authorized(header: HeadersInit | undefined): Promise<Headers> {
    const headers = new Headers(header);
    const value = await authorization(this.options.token);
    if (value && !headers.has("authorization")) headers.set("authorization", value);
    return headers;
  }
}

/** The same messages; what breaks the stream becomes a `ChanceryError`. */
async function* typed<T>(messages: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* messages;
  } catch (thrown) {
    throw ChanceryError.from(thrown);
  }
}
