import { z } from 'zod';

/** An address of this machine. */
const loopback = /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?(?:\/|$)/;

const address = z
  .url({ protocol: /^https?$/ })
  .refine((text) => text.startsWith('https:') || loopback.test(text), 'must begin with https://; plain http is for this machine only');

/** What a browser would send for it, and nothing that stands for more than one. */
const origin = z.string().superRefine((text, { addIssue }) => {
  const sent = URL.canParse(text) ? new URL(text).origin : 'null';
  if (!address.safeParse(text).success || sent === 'null' || text.includes('*'))
    addIssue('is not an origin such as https://intranet.dept.example: no pattern, no "null", and https:// but for this machine');
  else if (sent !== text) addIssue(`is not as a browser sends it: write ${sent}`);
});

/** As a link may carry it, and as the widget takes it. */
const contact = z.union(
  [z.string().regex(/^mailto:[\w.+-]{1,80}@[\w.-]{3,100}$/i), z.url({ protocol: /^https$/ }).max(300)],
  'must be where people write to: mailto:name@dept.example, or an address that begins with https://',
);

const groupsByRole = z.strictObject({
  editor: z.array(z.string().min(1)).optional(),
  assurance: z.array(z.string().min(1)).optional(),
  administrator: z.array(z.string().min(1)).optional(),
});

const claims = z
  .strictObject({
    /** The claim that names a person for good: never one that people can change, such as an e-mail address. */
    id: z.string().min(1).default('sub'),
    groups: z.string().min(1).default('groups'),
    /** What parts the groups where the claim is one text. */
    separator: z.string().min(1).max(5).optional(),
  })
  .prefault({});

const proxy = z.strictObject({
  mode: z.literal('proxy'),
  /** The header in which the proxy puts a signed token (JWT). */
  header: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/i, 'the name of a header'),
  issuer: z.string().min(1),
  audience: z.string().min(1),
  /** Where the proxy's public keys are (JWKS). */
  keys: address,
});

const oidc = z.strictObject({
  mode: z.literal('oidc'),
  issuer: address,
  clientId: z.string().min(1),
  /** The variable that holds the client's secret. */
  secretFrom: z.string().min(1),
  /** Where people reach this server: the provider sends them back there. */
  address: address.refine((text) => new URL(text).pathname === '/', 'has no path: it is where the server itself is'),
  scopes: z.array(z.string().min(1)).min(1).default(['openid', 'profile']),
  /** A session ends after so many hours, and after so many minutes in which nothing was asked. */
  hours: z.number().min(0.1).max(24).default(10),
  idleMinutes: z
    .number()
    .min(1)
    .max(24 * 60)
    .default(60),
});

const keys = z
  .strictObject({
    /** A key rests when its owner has not signed in for so many days: who has left takes their keys along. */
    signedInWithinDays: z.number().int().min(1).max(366).default(30),
  })
  .prefault({});

const limits = z.strictObject({
  /** Requests of a person. */
  requests: z.number().int().min(10).default(600),
  /** Those among them that start a run or send something. */
  writes: z.number().int().min(1).default(60),
  /** Requests from one address, whoever asks: high, for behind a proxy everybody has one. */
  perAddress: z.number().int().min(10).default(6_000),
});

const places = z
  .strictObject({
    /** Runs of everybody: each takes memory, and on the embedded engine the processor. */
    runs: z.number().int().min(1).max(1_000).default(32),
    /** Of them, runs of one person; one local user may have all. */
    each: z.number().int().min(1).max(1_000).default(8),
  })
  .prefault({});

/** Limits where a file names none and people sign in. */
export const usualLimits = limits.parse({});

/** Places where a file names none. */
export const usualPlaces = places.parse(undefined);

/** How people sign in, what their groups may do, and how often anybody may ask. */
export const peopleSettings = z
  .strictObject({
    signIn: z.discriminatedUnion('mode', [z.strictObject({ mode: z.literal('local') }), proxy, oidc]).default({ mode: 'local' }),
    /** Names by which people reach this server, beside those of its own machine; that of `address` is one anyway. */
    hosts: z
      .array(z.string().regex(/^[a-z0-9.-]{1,253}$/i, 'a host name'))
      .max(20)
      .default([]),
    /** Origins whose pages may show the widget, each as a browser sends it; nobody else's without them. */
    origins: z.array(origin).max(20).default([]),
    /** Where people turn who need help: it stands in the accessibility statement and at the foot of the tools. */
    contact: contact.optional(),
    claims,
    roles: groupsByRole.default({}),
    /** Which groups may run a tool; everybody where a tool is not named. */
    tools: z.record(z.string(), z.array(z.string().min(1)).min(1)).default({}),
    /** When the keys of programs rest; in local mode nobody signs in, and none does. */
    keys,
    /** How often anybody may ask in a minute; one local user without a file may as often as they like. */
    limits: limits.optional(),
    /** How many runs may be under way at once. */
    places,
  })
  .refine(
    ({ signIn, hosts }) => signIn.mode !== 'local' || hosts.length === 0,
    'names "hosts" while nobody signs in: everybody who reaches this server by them would be its one user',
  )
  .refine(
    ({ signIn, origins }) => signIn.mode !== 'local' || origins.every((text) => loopback.test(text)),
    'names "origins" of other machines while nobody signs in: their pages would ask as the one user of this one',
  );

export type RequestLimits = z.output<typeof limits>;
export type RunPlaces = z.output<typeof places>;
export type PeopleSettings = z.output<typeof peopleSettings>;
/** What the keys of people rest on, where people sign in. */
export type KeySettings = z.output<typeof keys> & Pick<PeopleSettings, 'roles'>;
export type ClaimSettings = Pick<PeopleSettings, 'claims' | 'roles'>;
export type ProxySettings = z.output<typeof proxy> & ClaimSettings;
export type OidcSettings = z.output<typeof oidc> & ClaimSettings;
