/** A bearer token, or what gives the current one; nothing means to call without credentials. */
export type Token = string | (() => string | undefined | Promise<string | undefined>);

/** The value of the `authorization` header, when there is a token. */
export async function authorization(token: Token | undefined): Promise<string | undefined> {
  const current = typeof token === "function" ? await token() : token;
  return current ? `Bearer ${current}` : undefined;
}
