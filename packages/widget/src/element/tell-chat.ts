/** What the page around the widget is told of. No event carries a text: pages count them and log them. */
type ChatEvent = 'assay-ready' | 'assay-open' | 'assay-close' | 'assay-asked' | 'assay-answered' | 'assay-language';

/** Tells the page around the widget that something took place. */
export type TellChat = (event: ChatEvent, detail: Readonly<Record<string, string | readonly string[]>>) => void;
