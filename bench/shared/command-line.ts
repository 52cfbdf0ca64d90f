/** Tells a person how far a benchmark is, with the seconds since it began. */
export function progressTeller(): (said: string) => void {
  const startedAt = performance.now();
  return (said) => void process.stderr.write(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${said}\n`);
}

/** Ends with what cannot be done, in words. */
export function refuse(problem: string): never {
  console.error(problem);
  process.exit(2);
}

/** What is made, or a refusal in the words of what it threw. */
export function madeOrRefused<Made>(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** A process deep in its work does not hear that its parent has gone; it is ended when this one is. */
export function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(3));
}
