import type { DrafterResult } from '@assay/drafter';
import { clockWords, kindWords, standingWords, toCheckWords, toldWords, urgentWords } from './draft-words.ts';

/** What a caseworker must know beside the draft, as lines for a terminal: the most urgent first. */
export function draftLines(result: DrafterResult): readonly string[] {
  const { urgent, kinds, clocks, correspondent, dates, asks, checks, commissions } = result;
  return [
    ...urgent.map(({ what, quote }) => `URGENT  ${urgentWords[what]}: “${oneLine(quote)}”`),
    ...(result.language === 'cy'
      ? ['WELSH   A Welsh speaker replies, in Welsh. What is urgent was looked for in a few Welsh words only.']
      : []),
    ...kinds.map(({ kind, reason }) => `kind    ${kindWords[kind]}: ${reason}`),
    ...clocks.map((clock) => `clock   ${clockWords(clock)}`),
    ...(dates.isReceivedAssumed ? [`clock   Counted from ${dates.received}, today: say when it came with --received.`] : []),
    ...(correspondent.addressee === '' ? [] : [`to      ${correspondent.addressee}`]),
    ...(correspondent.onBehalfOf === ''
      ? []
      : [`for     ${oneLine(correspondent.onBehalfOf)}${correspondent.authority === 'check' ? ': see the written authority first' : ''}`]),
    ...asks.flatMap(askLines),
    ...commissions.map(
      ({ ask, owner, due }) =>
        `wanted  a line on “${oneLine(ask)}”${owner === '' ? '' : ` from ${owner}`}${due === '' ? '' : `, reply due ${due}`}`,
    ),
    ...toCheckWords(checks).map((words) => `check   ${words}`),
  ];
}

// --- Internal ---

function askLines({ quote, status, line, owner, refused, nearest, before = [] }: DrafterResult['asks'][number]): readonly string[] {
  const words = oneLine(quote);
  const told = {
    answered: `line    ${words}  <- ${line?.id ?? ''}`,
    gap: `GAP     ${words}`,
    routed: `other   ${words}  -> goes another way`,
    'not-ours': `other   ${words}  -> ${owner}`,
  }[status];
  return [
    told,
    ...refused.map((one) => `          not used: ${one.title} ${standingWords[one.standing]}`),
    ...nearest.map(({ id, title }) => `          nearest: ${title} (${id})`),
    ...before.map((one) => `          ${toldWords(one)}`),
  ];
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
