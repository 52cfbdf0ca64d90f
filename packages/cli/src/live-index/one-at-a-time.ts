/** Does work once at a time: whoever asks while it is under way gets the next turn, together with all who ask meanwhile. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const run = () => {
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
  const afterIt = async (before: Promise<void>) => {
    await before.catch(() => {});
    next = undefined;
    return run();
  };
  return () => {
    if (running === undefined) return run();
    next ??= afterIt(running);
    return next;
  };
}
