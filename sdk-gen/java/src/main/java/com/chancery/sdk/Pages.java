package com.chancery.sdk;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Lists of any length. */
public final class Pages {
  private Pages() {}

  /**
   * Everything a listing method has, fetched as you go:
   * {@code Pages.all(envelopes::listEnvelopes, request, ListEnvelopesResponse::getEnvelopesList)}.
   */
  public static <Q extends Message, P extends Message, T> Iterable<T> all(Function<Q, P> list, Q request, Function<P, List<T>> items) {
    return () -> {
      Iterator<P> pages = of(list, request).iterator();
      return new Iterator<>() {
        private Iterator<T> page = List.<T>of().iterator();

        @Override
        public boolean hasNext() {
          while (!page.hasNext() && pages.hasNext()) {
            page = items.apply(pages.next()).iterator();
          }
          return page.hasNext();
        }

        @Override
        public T next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          return page.next();
        }
      };
    };
  }

  /** The pages of a listing method, fetched as you go. */
  public static <Q extends Message, P extends Message> Iterable<P> of(Function<Q, P> list, Q request) {
    return () -> new Iterator<>() {
      private Q next = request;

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public P next() {
        if (next == null) {
          throw new NoSuchElementException();
        }
        P page = list.apply(next);
        String token = (String) page.getField(page.getDescriptorForType().findFieldByName("next_page_token"));
        next = token.isEmpty() ? null : at(next, token);
        return page;
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static <Q extends Message> Q at(Q request, String token) {
    FieldDescriptor field = request.getDescriptorForType().findFieldByName("page_token");
    return (Q) request.toBuilder().setField(field, token).build();
  }
}
