import { DeadlineExceeded } from "../../../pipeline/faults/classify-fault.ts";

/** Rejects when `work` has not settled in time. What it was doing may still happen. */
export async function withDeadline<T>(work: Promise<T>, ms: number, onLate: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      onLate();
      reject(new DeadlineExceeded(`no answer within ${ms} ms`));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Rejects when `gone` is aborted before `work` has settled. */
export async function unlessGone<T>(work: Promise<T>, gone: AbortSignal): Promise<T> {
  let leave = (): void => {};
  const left = new Promise<never>((_resolve, reject) => {
    leave = () => reject(new DeadlineExceeded("the connections were given up"));
    gone.addEventListener("abort", leave, { once: true });
  });
  try {
    if (gone.aborted) leave();
    return await Promise.race([work, left]);
  } finally {
    gone.removeEventListener("abort", leave);
  }
}
