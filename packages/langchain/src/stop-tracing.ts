/**
 * Takes the variables out of the environment that make LangChain upload every prompt to LangSmith, unasked. Each adapter calls
 * this before it works; who wants a trace passes a tracer in `callbacks`, on purpose.
 */
export function stopTracing(environment: NodeJS.ProcessEnv = process.env): void {
  for (const name of Object.keys(environment)) if (/^(?:LANGSMITH_|LANGCHAIN_)/.test(name)) delete environment[name];
}
