import type { CallOptions } from "@connectrpc/connect";
import type { Message } from "@bufbuild/protobuf";

/** A method that lists, such as `chancery.service(EnvelopeService).listEnvelopes`. */
export type ListMethod<Request, Page extends PageOf> = (request: Request, options?: CallOptions) => Promise<Page>;

/** What every answer of a listing method has. */
export type PageOf = Message & { nextPageToken: string };

/** What a page is made of: the element type of its one list. */
export type ItemOf<Page> = { [Field in Exclude<keyof Page, keyof Message>]: Page[Field] extends readonly (infer Item)[] ? Item : never }[Exclude<
  keyof Page,
  keyof Message
>];

/** Everything a listing method has, page after page as you go: `for await (const envelope of all(envelopes.listEnvelopes, { pageSize: 200 }))`. */
export async function* all<Request extends object, Page extends PageOf>(
  list: ListMethod<Request, Page>,
  request: Request,
  options?: CallOptions,
): AsyncGenerator<ItemOf<Page>> {
  for await (const page of pages(list, request, options)) yield* itemsOf(page);
}

/** The pages of a listing method, fetched as you go. */
export async function* pages<Request extends object, Page extends PageOf>(
  list: ListMethod<Request, Page>,
  request: Request,
  options?: CallOptions,
): AsyncGenerator<Page> {
  let next: Request = request;
  for (;;) {
    const page = await list(next, options);
    yield page;
    if (page.nextPageToken === "") return;
    next = { ...request, pageToken: page.nextPageToken };
  }
}

/** A page has one list beside its token. */
function itemsOf<Page extends PageOf>(page: Page): ItemOf<Page>[] {
  const list = Object.entries(page).find(([field, value]) => !field.startsWith("$") && Array.isArray(value));
  return (list?.[1] ?? []) as ItemOf<Page>[];
}
