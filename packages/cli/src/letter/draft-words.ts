import type { DrafterResult, LetterKind } from '@assay/drafter';

/** What each kind of letter is called. */
export const kindWords: Readonly<Record<LetterKind, string>> = {
  members: 'Letter of a member of a parliament',
  'treat-official': 'Treat official',
  'private-office': 'Private office',
  campaign: 'Campaign',
  complaint: 'Complaint',
  foi: 'Information request (FOI or EIR)',
  'data-rights': 'Data rights request',
  'data-protection-complaint': 'Data protection complaint',
  'letter-before-claim': 'Letter before claim',
  invitation: 'Invitation',
  'parliamentary-question': 'Parliamentary question',
  'not-ours': 'In part or whole for another body',
};

/** What each urgency is called, and who must see it. */
export const urgentWords: Readonly<Record<DrafterResult['urgent'][number]['what'], string>> = {
  'self-harm': 'Somebody may harm themselves. Follow your emergency procedure now',
  'threat-to-life': 'Life may be in danger. Follow your emergency procedure now',
  safeguarding: 'A child or an adult at risk may be harmed. Tell the safeguarding lead now',
  threat: 'Violence may be threatened. Tell security now',
  legal: 'Legal proceedings may be meant. Tell the lawyers before anything is sent',
  media: 'The press or broadcasters may be involved. Tell the press office',
};

/** Why a line may not be used. */
export const standingWords: Readonly<Record<DrafterResult['asks'][number]['refused'][number]['standing'], string>> = {
  usable: 'disagrees with another line',
  draft: 'is a draft',
  expired: 'has expired',
  'review-passed': 'is past its review date',
  'other-nation': 'is for another nation',
};

/** "2 figures to check": what is to be looked at before the letter goes, counted by what it is. */
export function toCheckWords(checks: DrafterResult['checks']): readonly string[] {
  const counted = Map.groupBy(checks, ({ kind }) => kind);
  return [...counted].map(([kind, items]) => `${items.length} ${items.length === 1 ? checkNames[kind].one : checkNames[kind].many}`);
}

/** What a clock says, in a line. */
export function clockWords({ title, due, problem, source, later }: DrafterResult['clocks'][number]): string {
  const more = later.map((one) => `; until ${one.due} if ${one.when}`).join('');
  return `${title}: ${due === '' ? problem : `due ${due}`}${more} (${source})`;
}

/** What a correspondent was told before on an ask, and what is said otherwise now. */
export function toldWords({ date, quote, differs }: NonNullable<DrafterResult['asks'][number]['before']>[number]): string {
  const more = differs.map(({ what, was, now }) => (what === 'commitment' ? 'a promise that is not repeated' : `${was}, and now ${now}`));
  const otherwise = more.length === 0 ? '' : ` DIFFERS: ${more.join('; ')}`;
  return `told before${date === '' ? '' : ` (${date})`}: “${quote.replaceAll(/\s+/g, ' ').trim()}”${otherwise}`;
}

// --- Internal ---

const checkNames: Readonly<Record<DrafterResult['checks'][number]['kind'], { readonly one: string; readonly many: string }>> = {
  figure: { one: 'figure or date to check', many: 'figures or dates to check' },
  commitment: { one: 'commitment to check', many: 'commitments to check' },
  legal: { one: 'statement of law to check', many: 'statements of law to check' },
  'gap-left': { one: 'gap to fill', many: 'gaps to fill' },
  'ask-unanswered': { one: 'question no longer answered', many: 'questions no longer answered' },
  'line-changed': { one: 'approved line changed', many: 'approved lines changed' },
  'told-before': { one: 'thing told otherwise before', many: 'things told otherwise before' },
  authority: { one: 'authority to see', many: 'authorities to see' },
  impartiality: { one: 'sentence that may not be impartial', many: 'sentences that may not be impartial' },
  marking: { one: 'protective marking to take out', many: 'protective markings to take out' },
  style: { one: 'point of house style', many: 'points of house style' },
};
