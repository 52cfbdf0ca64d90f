import { createServer, type ServerParts, usualLimits } from '@assay/server';
import type { Deployment } from './deployment.ts';

/** The server of a deployment: all of its tools, on its own gate, guardrails and store. */
export function deploymentServer(
  deployment: Deployment,
  { metricsFrom = [], ...surroundings }: Pick<ServerParts, 'widget' | 'signIn' | 'metricsFrom' | 'newId' | 'log' | 'trace'>,
): ReturnType<typeof createServer> {
  const { people } = deployment;
  const { signIn } = surroundings;
  const { limits = signIn.mode === 'local' ? undefined : usualLimits } = people;
  const hosts = [...people.hosts, ...(people.signIn.mode === 'oidc' ? [new URL(people.signIn.address).hostname] : [])];
  return createServer({
    tools: [...deployment.tools.values()],
    engines: deployment.engines,
    engineFor: deployment.engineFor,
    gate: deployment.gate,
    guardrails: deployment.guardrails,
    store: deployment.store,
    retriever: deployment.index.retriever,
    start: deployment.run,
    ingest: deployment.ingest,
    remove: deployment.removeDocument,
    ...surroundings,
    standing: () => ({ store: deployment.store.tryWriting(), isIndexOpen: deployment.index.isOpen() }),
    hosts,
    origins: people.origins,
    people: deployment.store.people,
    ...(limits === undefined ? {} : { limits }),
    places: people.places,
    metricsFrom,
    now: deployment.now,
  });
}
