import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { AssayError, messageOf } from '@assay/core';
import type OpenAI from 'openai';
import type { EngineSettings } from './engine-settings.ts';

/** A token that is streamed by itself takes up to 700 bytes with all that stands around it; vectors are numbers by the thousand. */
const bytesPerToken = 2_000;
const leastBound = 1_000_000;
const vectorsBound = 64_000_000;

/** What the environment holds of an engine's secrets; a variable that is named and not set is an error. */
export interface EngineSecrets {
  readonly key: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** Takes the secrets that settings name out of the environment. */
export function readSecrets(
  { keyFrom, headersFrom = {} }: Pick<EngineSettings, 'keyFrom' | 'headersFrom'>,
  environment: Readonly<Record<string, string | undefined>>,
): EngineSecrets {
  const read = (variable: string) => {
    const value = environment[variable];
    if (value === undefined || value.trim() === '')
      throw new AssayError(
        'bad-usage',
        `The engine needs a secret in the environment variable ${variable}, and it is not set. Set it, then start again.`,
      );
    return value.trim();
  };
  const headers = Object.fromEntries(Object.entries(headersFrom).map(([name, variable]) => [name, read(variable)]));
  return { key: keyFrom === undefined ? undefined : read(keyFrom), headers };
}

/** The SDK's client for an endpoint. Nothing of it is loaded before it is needed. */
export async function openClient(settings: EngineSettings, secrets: EngineSecrets, onStatus: (status: number) => void): Promise<OpenAI> {
  const { address, headers = {}, query, proxy, certificates, times, retries, atOnce, mostTokens, embeddings } = settings;
  const [{ OpenAI }, { Agent, ProxyAgent, fetch }] = await Promise.all([import('openai'), import('undici')]);
  const ca = certificates === undefined ? undefined : [...rootCertificates, readCertificates(certificates)];
  const tls = ca === undefined ? {} : { ca };
  const bounds = {
    headersTimeout: times.firstMs,
    bodyTimeout: times.betweenMs,
    maxResponseSize: Math.max(leastBound + mostTokens * bytesPerToken, embeddings === undefined ? 0 : vectorsBound),
    connections: atOnce,
    connect: { timeout: Math.min(times.firstMs, 10_000), ...tls },
  };
  const dispatcher = proxy === undefined ? new Agent(bounds) : new ProxyAgent({ ...bounds, uri: proxy, requestTls: tls });
  // An answer from elsewhere is none: a key and a document go to the address that was set and nowhere else.
  const ask = async (input: string, init: object) => {
    const response = await fetch(input, { ...init, dispatcher, redirect: 'manual' });
    onStatus(response.status);
    // Bounds are on the bytes that come in: what unpacks to more than was sent is not taken.
    if ((response.headers.get('content-encoding') ?? 'identity') !== 'identity') {
      await response.body?.cancel();
      throw new AssayError('engine-malformed', 'The endpoint sent a packed answer that was not asked for. Check what stands between.');
    }
    return response;
  };
  return withoutCustomHeaders(
    () =>
      new OpenAI({
        baseURL: address,
        apiKey: secrets.key ?? 'none',
        // Whatever the environment says of other accounts is not this engine's.
        adminAPIKey: null,
        organization: null,
        project: null,
        webhookSecret: null,
        defaultHeaders: {
          'Accept-Encoding': 'identity',
          ...headers,
          ...secrets.headers,
          ...(secrets.key === undefined ? { Authorization: null } : {}),
        },
        ...(query === undefined ? {} : { defaultQuery: query }),
        maxRetries: retries,
        timeout: times.firstMs,
        // The SDK would print what it cannot read, which may be somebody's letter.
        logLevel: 'off',
        // undici's types of Request and Response are not those of the DOM library, their objects are.
        fetch: ask as unknown as typeof globalThis.fetch,
      }),
  );
}

// --- Internal ---

/** The SDK would add headers that the environment names for everybody: what is sent is what was measured. */
function withoutCustomHeaders<Made>(make: () => Made): Made {
  const { OPENAI_CUSTOM_HEADERS: before } = process.env;
  delete process.env.OPENAI_CUSTOM_HEADERS;
  try {
    return make();
  } finally {
    if (before !== undefined) process.env.OPENAI_CUSTOM_HEADERS = before;
  }
}

function readCertificates(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new AssayError('bad-usage', `The certificates in ${path} cannot be read: ${messageOf(error)}. Name a PEM file.`, {
      cause: error,
    });
  }
  if (!text.includes('-----BEGIN CERTIFICATE-----'))
    throw new AssayError('bad-usage', `There is no certificate in ${path}. Name a PEM file that holds those of your authorities.`);
  return text;
}
