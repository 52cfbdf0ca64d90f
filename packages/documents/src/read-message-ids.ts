import PostalMime from 'postal-mime';

/** Headers end early; a file without an empty line is not read to its end for them. */
const mostBytes = 64 * 1024;

/** The ids by which an answer to an e-mail is put in its thread. */
export interface MessageIds {
  readonly messageId: string;
  readonly references: readonly string[];
}

/** Reads the ids in the head of an e-mail; undefined where it has none of its own. */
export async function readMessageIds(bytes: Uint8Array): Promise<MessageIds | undefined> {
  const [head = ''] = Buffer.from(bytes.subarray(0, mostBytes))
    .toString('latin1')
    .split(/\r?\n\r?\n/, 1);
  const { messageId = '', references = '' } = await PostalMime.parse(Buffer.from(`${head}\r\n\r\n`, 'latin1'));
  return messageId === '' ? undefined : { messageId: messageId.trim(), references: references.split(/\s+/).filter((id) => id !== '') };
}
