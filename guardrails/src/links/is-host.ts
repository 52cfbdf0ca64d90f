import { topLevelDomains } from './top-level-domains.ts';

/**
 * Whether a name is a host: by its ending, and in prose ("likely") only if it cannot as well be a slip of the pen ("work.in"), a
 * file ("setup.sh"), initials ("U.S.") or a version ("v1.2.io"). What is "sure" has a scheme, a path or slashes with it.
 */
export function isHost(name: string, evidence: 'sure' | 'likely'): boolean {
  const host = name.replace(/\.$/, '');
  if (isNumbers.test(host) || host.startsWith('[')) return evidence === 'sure';
  const { known, careful, notHosts } = topLevelDomains();
  const labels = host.split('.');
  const ending = labels.at(-1) ?? '';
  const small = ending.toLowerCase();
  if (labels.length < 2 || labels.some((label) => label === '') || !(known.has(small) || small.startsWith('xn--'))) return false;
  if (labels[0]?.toLowerCase() === 'www' && labels.length > 2) return true;
  if (/^\d+$/.test(labels.at(-2) ?? '') && evidence === 'likely') return false;
  if (notHosts.has(host.toLowerCase())) return false;
  if (ending !== small && !isWrittenLarge(host, small)) return false;
  if (evidence === 'sure') return true;
  const names = labels.slice(0, -1);
  if (names.every((label) => label.length < 2)) return false;
  return names.length > 1 || !careful.has(small);
}

// --- Internal ---

/** An address in figures, in any of the ways browsers read: dotted, one number, hexadecimal. */
const isNumbers = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\d{8,10}|0x[0-9a-f]{1,8}(?:\.0x[0-9a-f]{1,8}){0,3})$/i;

/** "EVIL.COM" and "Evil.Com", but not a sentence that begins after a dot: "the end.Net income". */
function isWrittenLarge(host: string, ending: string): boolean {
  if (host === host.toUpperCase()) return (host.split('.')[0] ?? '').length > 3 || ending === 'com' || ending === 'uk';
  return ['com', 'org', 'uk'].includes(ending) && host.split('.').every((label) => /^\p{Lu}/u.test(label));
}
