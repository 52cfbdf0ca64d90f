/** Lehmer's generator (MINSTD): the same requests in every run. */
export function randomFrom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** What nobody in good faith sends as an id, a query or a header. */
export const odd = [
  '',
  'x',
  '../../etc/passwd',
  '%00',
  '%2e%2e%2f',
  '⟦person-1-abcdefg⟧',
  '<script>alert(1)</script>',
  "' OR 1=1 --",
  '-1',
  '99999999999999999999',
  'NaN',
  'null',
  '{"$gt":""}',
  '__proto__',
  'constructor',
  '\u202e\u0000\ufffd',
  'a'.repeat(3_000),
];
/** What must never be told: where files lie, how the code is called, values of the environment. */
export const leaks = /\/(?:tmp|home|work|root|usr)\/|node_modules|\.ts:\d|\bat (?:async )?\w+ \(|SQLITE|process\.env/;
