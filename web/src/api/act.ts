import { useMutation, type UseMutationOptions } from "@tanstack/react-query";
import { useRef } from "react";

/** A mutation that does not begin again while it is under way: fingers are faster than pages are drawn. */
export function useAct<Answer>(options: UseMutationOptions<Answer>) {
  const isRunning = useRef(false);
  const mutation = useMutation(options);
  const act = () => {
    if (isRunning.current) return;
    isRunning.current = true;
    mutation.mutate(undefined, { onSettled: () => void (isRunning.current = false) });
  };
  return { ...mutation, act };
}
