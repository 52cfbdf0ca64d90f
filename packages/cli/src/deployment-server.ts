import { letterReplies } from '@assay/drafter';
import { type OpenServer, openServer, type ServerParts, usualLimits } from '@assay/server';
import { assuranceSources } from './assurance-sources.ts';
import type { Deployment } from './deployment.ts';
import { writeReply } from './hand-over/write-reply.ts';
import { resultFiles } from './hand-over/write-result.ts';
import { elsewhereOf } from './nodes/elsewhere-of.ts';
import { keySettings } from './people/key-settings.ts';
import { servedSite } from './transparency/site-files.ts';

/** The server of a deployment: all of its tools, on its own gate, guardrails and store. */
export function deploymentServer(
  deployment: Deployment,
  { metricsFrom = [], jobs, ...surroundings }: Pick<ServerParts, 'widget' | 'signIn' | 'metricsFrom' | 'jobs' | 'newId' | 'log' | 'trace'>,
): OpenServer {
  const { people } = deployment;
  const { cluster } = deployment.store;
  const { signIn } = surroundings;
  const keys = keySettings(people);
  const { limits = signIn.mode === 'local' ? undefined : usualLimits } = people;
  const hosts = [...people.hosts, ...(people.signIn.mode === 'oidc' ? [new URL(people.signIn.address).hostname] : [])];
  return openServer({
    tools: [...deployment.tools.values()],
    engines: deployment.engines,
    engineFor: deployment.engineFor,
    gate: deployment.gate,
    guardrails: deployment.guardrails,
    store: deployment.store,
    feedback: deployment.store.feedback,
    drift: deployment.drift.latest,
    retriever: deployment.index.retriever,
    start: deployment.run,
    ...(jobs === undefined ? {} : { jobs }),
    handOver: { replies: letterReplies, write: writeReply },
    results: resultFiles,
    assurance: assuranceSources(deployment),
    transparency: () => servedSite(deployment),
    ingest: deployment.ingest,
    readFile: deployment.readFile,
    remove: deployment.removeDocument,
    ...surroundings,
    whyNotReady: async () => (await deployment.store.tryWriting()) ?? (deployment.index.isOpen() ? undefined : 'index-not-open'),
    ...(cluster === undefined ? {} : { elsewhere: elsewhereOf(cluster) }),
    hosts,
    origins: people.origins,
    ...(people.contact === undefined ? {} : { contact: people.contact }),
    people: deployment.store.people,
    ...(keys === undefined ? {} : { keys }),
    ...(limits === undefined ? {} : { limits }),
    places: people.places,
    metricsFrom,
    now: deployment.now,
  });
}
