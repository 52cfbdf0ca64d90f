import { fleschKincaidGrade } from '@assay/language';

/** Years of age at the first school grade. */
const ageAtFirstGrade = 5;

/** The age at which a text is read with ease: its Flesch-Kincaid grade and five years. */
export function readingAge(text: string): number {
  return Math.max(ageAtFirstGrade, Math.round((fleschKincaidGrade(text) ?? 0) + ageAtFirstGrade));
}
