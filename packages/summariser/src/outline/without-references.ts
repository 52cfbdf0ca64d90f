import type { Span } from '@assay/language';

/** "(see Annex B)", "(Table 2.1)", "(paragraph 14 above)": where to look, never what is so. */
const reference =
  /\s\((?:see(?: also)?|cf\.?|as (?:set out|shown|described) in|annex(?:es)?|appendix|tables?|figures?|charts?|box(?:es)?|sections?|chapters?|paragraphs?|paras?\.?|pages?|pp?\.|footnotes?)\s[\p{L}\p{N} .,–-]{1,40}\)(?=\s[\p{L}\p{N}])/giu;

/** What makes a parenthesis more than a reference. */
const saysMore = /[£€$%]|\b(?:not|no|only|except|unless|but|where|if|from|until|before|after|million|billion)\b/i;

/** The stretches of a sentence without its cross-references: the only thing that is ever cut out of one. */
export function withoutReferences(text: string, { start, end }: Span): readonly Span[] {
  const spans: Span[] = [];
  let from = start;
  for (const { index, 0: match } of text.slice(start, end).matchAll(reference)) {
    if (saysMore.test(match)) continue;
    spans.push({ start: from, end: start + index });
    from = start + index + match.length + 1;
  }
  spans.push({ start: from, end });
  return spans;
}
