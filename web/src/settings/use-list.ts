import { useInfiniteQuery } from "@tanstack/react-query";

/** A page of something, as every listing method answers. */
interface ListPage {
  nextPageToken: string;
}

/** Everything a listing method has so far, and how to get more. */
export function useList<Page extends ListPage, Item>(name: string, load: (pageToken: string) => Promise<Page>, items: (page: Page) => Item[]) {
  const list = useInfiniteQuery({
    queryKey: ["settings", name],
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: "",
    getNextPageParam: ({ nextPageToken }) => nextPageToken || undefined,
  });
  return { ...list, items: list.data?.pages.flatMap(items) ?? [] };
}
