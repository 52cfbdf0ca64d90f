// Ends with 0 where the server of this container can work, with 1 where it cannot and says why. Plain JavaScript: it starts quickly.
try {
  const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 8000}/readyz`, { signal: AbortSignal.timeout(5_000) });
  console.log(await answer.text());
  process.exitCode = answer.ok ? 0 : 1;
} catch (error) {
  console.log(`The server does not answer: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
