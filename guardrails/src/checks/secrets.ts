import type { Action, Finding } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';

/** A shape of key that its issuer gives a beginning of its own; the shapes are those their documentation publishes. */
interface Shape {
  readonly kind: string;
  /** Words without which the shape cannot stand in a text: looked for first, since most texts have none. */
  readonly trigger: string;
  readonly pattern: RegExp;
}

const shapes: readonly Shape[] = [
  // RFC 7468: the block may be cut off, and its beginning alone is enough to act on.
  {
    kind: 'private-key',
    trigger: 'PRIVATE KEY',
    pattern:
      /-----BEGIN (?:[A-Z0-9]{2,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]{0,8000}?-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----)?/g,
  },
  { kind: 'aws-key', trigger: 'AKIA', pattern: /\bAKIA[0-9A-Z]{16}\b/g },
  { kind: 'aws-key', trigger: 'ASIA', pattern: /\bASIA[0-9A-Z]{16}\b/g },
  { kind: 'google-key', trigger: 'AIza', pattern: /\bAIza[\w-]{35}(?![\w-])/g },
  { kind: 'github-token', trigger: 'gh', pattern: /\bgh[pousr]_[A-Za-z0-9]{36,255}\b/g },
  { kind: 'github-token', trigger: 'github_pat_', pattern: /\bgithub_pat_\w{50,255}\b/g },
  { kind: 'gitlab-token', trigger: 'glpat-', pattern: /\bglpat-[\w-]{20,40}(?![\w-])/g },
  { kind: 'slack-token', trigger: 'xox', pattern: /\bxox[abeoprs]-[\w-]{10,250}/g },
  { kind: 'slack-token', trigger: 'hooks.slack.com', pattern: /hooks\.slack\.com\/services\/[\w/]{20,120}/g },
  { kind: 'stripe-key', trigger: 'k_', pattern: /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,120}\b/g },
  { kind: 'model-key', trigger: 'sk-', pattern: /\bsk-(?:proj-|ant-|svcacct-|or-v1-)?[A-Za-z0-9_-]{20,200}(?![\w-])/g },
  {
    kind: 'notify-key',
    trigger: '-',
    pattern: /(?<=\b\w{3,40})-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g,
  },
  { kind: 'npm-token', trigger: 'npm_', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { kind: 'sendgrid-key', trigger: 'SG.', pattern: /\bSG\.[\w-]{16,32}\.[\w-]{16,64}(?![\w-])/g },
  { kind: 'azure-key', trigger: 'AccountKey', pattern: /\b(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{30,120}={0,2}/g },
  { kind: 'bearer-token', trigger: 'earer', pattern: /\b[Bb]earer\s{1,3}(?=[\w.~+/-]{0,200}\d)[\w.~+/-]{20,200}={0,2}/g },
  // RFC 7519: two JSON objects in base64url and a signature.
  { kind: 'web-token', trigger: 'eyJ', pattern: /\beyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}\.[\w-]{8,1000}/g },
  // RFC 3986, section 3.2.1: a password in the user part of an address.
  {
    kind: 'connection-string',
    trigger: '://',
    pattern: /(?<=\b[a-z][a-z0-9+]{1,20}):\/\/[^\s/@:<>"']{0,80}:(?![@/])[^\s@<>"']{3,120}@[^\s<>"']{1,200}/gi,
  },
  {
    kind: 'connection-string',
    trigger: ';',
    pattern: /\b(?:Server|Data Source|Host|Endpoint)=[^;\n]{1,120};[^\n]{0,200}?\b(?:Password|Pwd)=[^;\s]{3,80}/gi,
  },
];

/** "password: x" in words: what follows must look like one, since most sentences about passwords hold none. */
const assigned =
  /(?<![A-Za-z0-9])(?:pass(?:word|phrase|code)|pwd|cyfrinair|(?:api|access|secret|pre-?shared|network|wi-?fi|licence)[ _-]?key|client[ _-]?secret|(?:auth|access)[ _-]?token)(?: (?:for|to|i'r) [\w .’'-]{1,40}?)?["']?(?:\s{0,3}(?:[:=]|->)|\s{1,3}(?:is now|is|are|will be|yw))\s{0,3}["'“‘]?([^\s"'”’<>,;]{6,120})/gi;

/** "password for this account Kestrel_1988": without a sign between, only a value that can hardly be a word. */
const beside =
  /(?<![A-Za-z0-9])(?:password|passcode|cyfrinair)(?: (?:for|to|of) (?:[\w’'-]{1,20} ){1,5}| )["'“‘]?((?=[^\s]{0,60}\d)(?=[^\s]{0,60}[A-Za-z])(?=[^\s]{0,60}[A-Z!@#$%^&*_])[^\s"'”’<>,;]{6,60})/g;

const assignedTriggers = /pass(?:word|phrase|code)|pwd|cyfrinair|key|secret|token/i;

/** Values that stand for one: examples, masks, slots and words. */
const stand =
  /^(?:[*x•.…_-]+|<.*|\[.*|\{.*|\$\{?.*|%.*|your.*|example.*|changeme|password\d{0,2}|redacted|hidden|required|expired|incorrect|optional|protected|needed|removed|reset.*|null|none|undefined|true|false)$/i;

const anywhere: readonly Action[] = ['flag', 'redact', 'block'];

/** Finds keys, tokens and passwords: by the shape their issuers give them, or named as such. */
export const secrets = defineCheck({
  name: 'secrets',
  options: z.strictObject({}),
  judges: 'text',
  reads: 'original',
  seesTextAlone: true,
  consequences: {
    flag: 'Take it out, and have it changed: whoever has seen this text has it.',
    redact: 'It was replaced by a placeholder. Have it changed: whoever has seen this text has it.',
    block: 'The text was not taken. Take it out, and have it changed.',
  },
  make: () => ({
    reach: 8_200,
    supports: { input: anywhere, context: anywhere, output: anywhere },
    async find({ text }) {
      return [...inShapes(text), ...named(text)];
    },
  }),
});

// --- Internal ---

function findingOf(kind: string, start: number, value: string, score: number): Finding {
  return {
    check: 'secrets',
    kind,
    start,
    end: start + value.length,
    message: 'This looks like a password or a key.',
    score,
    identity: value,
  };
}

function inShapes(text: string): Finding[] {
  return shapes.flatMap(({ kind, trigger, pattern }) =>
    text.includes(trigger) ? [...text.matchAll(pattern)].map(({ index, 0: value }) => findingOf(kind, index, value, 1)) : [],
  );
}

function named(text: string): Finding[] {
  if (!assignedTriggers.test(text)) return [];
  return [...text.matchAll(assigned), ...text.matchAll(beside)].flatMap(({ index, 0: match, 1: value = '' }) => {
    const secret = value.replace(/[.)]{1,3}$/, '');
    return isLikely(secret) ? [findingOf('password', index + match.lastIndexOf(value), secret, 0.7)] : [];
  });
}

/** A word is no password here unless it holds a digit or a sign among its letters; a number alone is a code or a reference. */
function isLikely(value: string): boolean {
  if (value.length < 6 || stand.test(value)) return false;
  if (!/[a-z]/i.test(value)) return false;
  return /\d/.test(value) || /[!@#$%^&*+=?~]/.test(value) || /[a-z][A-Z].*[a-z][A-Z]/.test(value);
}
