import { type Format, formatOf, templateFormat } from './formats.ts';
import type { SummariserInput } from './summariser.ts';

/** What is made where no format is asked for. */
const usualFormat = 'key-points';

/** Words for each heading of a template, where no length is asked for. */
const templateWords = 60;

/** The format that was asked for, or that of the template that was given. */
export function requestedFormat({ format, template }: Pick<SummariserInput, 'format' | 'template'>): Format {
  return template === undefined ? formatOf(format ?? usualFormat) : templateFormat(template, templateWords * template.length);
}
