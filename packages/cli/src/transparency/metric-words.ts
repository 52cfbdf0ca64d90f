import type { MetricFacts } from './metric-facts.ts';

/** A number as people read it: three decimals at most, a true minus sign. */
export function figure(value: number): string {
  const rounded = Number(value.toFixed(3));
  return rounded < 0 ? `−${-rounded}` : `${rounded === 0 ? 0 : rounded}`;
}

/** The value of a metric, or that there is none. */
export function valueWords({ result }: MetricFacts): string {
  return result === undefined || result.value === null ? 'not measured' : figure(result.value);
}

/** The interval of a metric (90 %: its two one-sided bounds are 95 %). */
export function intervalWords({ result }: MetricFacts): string {
  const { low = null, high = null } = result ?? {};
  if (low === null && high === null) return 'no interval';
  return `${low === null ? 'no bound' : figure(low)} to ${high === null ? 'no bound' : figure(high)}`;
}

/** What a metric must show before a tool may run. */
export function requiredWords({ requirement, result }: MetricFacts): string {
  if (result?.kind === 'reported' || requirement.kind === 'reported') return 'told, not judged';
  if (requirement.kind === 'invariant') return 'holds for every sample';
  if (requirement.kind === 'equivalence')
    return `difference within ±${figure(requirement.margin)}${requirement.unit === 'sd' ? ' standard deviations' : ''}`;
  return 'atLeast' in requirement ? `interval above ${figure(requirement.atLeast)}` : `interval below ${figure(requirement.atMost)}`;
}

/** How a metric came out. A metric that was not measured is never a pass. */
export function verdictOf({ result }: MetricFacts): 'passed' | 'failed' | 'inconclusive' | 'not judged' | 'not measured' {
  if (result === undefined || result.value === null) return 'not measured';
  if (result.kind === 'reported') return 'not judged';
  if (result.passed === null) return 'inconclusive';
  return result.passed ? 'passed' : 'failed';
}

/** How many samples a figure rests on. */
export function samplesWords({ result, characteristic }: MetricFacts): string {
  if (result === undefined) return '0';
  const unit = characteristic === '' ? '' : result.n === 1 ? ' pair' : ' pairs';
  return `${result.n}${unit}${result.clusters > 0 && result.clusters !== result.n ? ` in ${result.clusters} clusters` : ''}`;
}

/** A name of the code as words: "marriage-and-civil-partnership" without its hyphens. */
export function plainName(name: string): string {
  return name.replaceAll('-', ' ');
}

/** The first letter as a capital. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
