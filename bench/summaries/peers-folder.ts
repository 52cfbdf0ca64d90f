/** Where the peers are installed, and nothing else is. */
export const peersFolder = new URL('./peers/', import.meta.url);
