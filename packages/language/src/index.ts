export { contentStems } from './content-stems.ts';
export { countWords } from './count-words.ts';
export { type Figure, findFigures } from './figures.ts';
export { fleschKincaidGrade } from './flesch-kincaid-grade.ts';
export { containment, jaccard } from './overlap.ts';
export { isListItem, type Span, splitParagraphs, splitSentences } from './split-sentences.ts';
export { stem } from './stem.ts';
export { stopWords } from './stop-words.ts';
export { type Token, tokenise } from './tokenise.ts';
