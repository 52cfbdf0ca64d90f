import { describe, expect, test } from 'vitest';
import { findIn } from '../testing/find-in.ts';
import { secrets } from './secrets.ts';

const find = (text: string) => findIn(secrets, {}, { text });

/** Put together here, so that no file of ours holds the shape of a real key. */
const made = (...parts: string[]) => parts.join('');

describe('a key or a password is found', () => {
  test.each<[string, string, string]>([
    ['a private key', made('-----BEGIN RSA PRIV', 'ATE KEY-----\nMIIEow\n-----END RSA PRIV', 'ATE KEY-----'), 'private-key'],
    ['one that is cut off', made('-----BEGIN OPENSSH PRIV', 'ATE KEY-----\nb3BlbnNz'), 'private-key'],
    ['of a cloud', made('id AK', 'IAIOSFODNN7EXAMPLQ here'), 'aws-key'],
    ['for a short while', made('AS', 'IAIOSFODNN7EXAMPLQ'), 'aws-key'],
    ['of a code host', made('use ghp', '_0123456789abcdefghijABCDEFGHIJ012345'), 'github-token'],
    ['of a chat service', made('xoxb', '-123456789012-abcdefABCDEF'), 'slack-token'],
    ['of a payment service', made('sk_', 'live_0123456789abcdefABCDEF'), 'stripe-key'],
    ['of a model service', made('sk-', 'proj-0123456789abcdefABCDEF0123'), 'model-key'],
    ['of a map service', made('AI', 'zaSyA0123456789abcdefghijABCDEFGHIJ01'), 'google-key'],
    ['of a storage account', made('Account', 'Key=', 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=', ';'), 'azure-key'],
    ['a web token', made('eyJ', 'hbGciOiJIUzI1NiJ9.eyJ', 'zdWIiOiIxMjM0In0.c2lnbmF0dXJlLXZhbHVl'), 'web-token'],
    ['in an address', 'postgres://app:s3cr3t-Pa55@db.internal:5432/main', 'connection-string'],
    ['in a connection string', 'Server=db1;Database=x;User Id=app;Password=Hunter22x;', 'connection-string'],
    ['a password in an e-mail', 'The password is Tr0ub4dor&3 for now.', 'password'],
    ['after a colon', 'password: hunter22!', 'password'],
    ['for a thing', 'Password for the staging site: Kestrel-99-blue', 'password'],
    ['in Welsh', 'Y cyfrinair yw Cennin2026!', 'password'],
    ['in a configuration', 'client_secret = "a8f3kd9w2mZ0qLx7"', 'password'],
    ['as an environment variable', 'API_KEY=a8f3kd9w2mZ0qLx7', 'password'],
  ])('%s', async (_, text, kind) => {
    const found = await find(text);
    expect(found.map((item) => item.split(':')[0])).toContain(kind);
  });

  test('the finding covers the value and not the words around it', async () => {
    expect(await find('The password is Tr0ub4dor&3.')).toEqual(['password: Tr0ub4dor&3']);
    expect(await find('password: "hunter22!", thanks')).toEqual(['password: hunter22!']);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['talk of passwords', 'Your password is important. Reset your password if it is compromised, and never share a password.'],
    ['a password that has run out', 'The password is expired; the passcode will be provided.'],
    ['a mask', 'password: ******** and key: xxxxxxxx'],
    ['a slot', 'password: <your password> or api_key=$API_KEY or token: {token}'],
    ['a reference', 'Access code 123456 and reference 20261126'],
    ['a UUID', 'run 123e4567-e89b-12d3-a456-426614174000 ended'],
    ['a hash', 'sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
    ['a public key', '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----'],
    ['an address with a port', 'https://example.gov.uk:8443/path'],
    ['an e-mail address', 'mailto:jane@example.org or ssh://git@example.org/x'],
    ['key as a word', 'The key issue is: affordability. Key: green is good'],
    ['a secret ballot', 'secret: the ballot; token: gesture; bearer: of news'],
    ['a picture', 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk'],
    ['a task', 'task-force-on-something-rather-long-and-worthy'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
