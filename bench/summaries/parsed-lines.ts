import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** The records of a JSONL file; one that is not as it has to be is refused with its line. */
export function parsedLines<Shape>(file: string, shape: z.ZodType<Shape>): readonly Shape[] {
  if (!existsSync(file)) throw new Error(`There is no ${file}: a folder of summaries is documents.jsonl and items.jsonl.`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, place) => (line.trim() === '' ? [] : [parsed(line, shape, `${file}:${place + 1}`)]));
}

// --- Internal ---

function parsed<Shape>(line: string, shape: z.ZodType<Shape>, where: string): Shape {
  try {
    return shape.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(`${where}: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`);
  }
}
