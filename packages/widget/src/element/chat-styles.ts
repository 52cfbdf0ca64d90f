import buttons from './styles/buttons.css';
import fields from './styles/fields.css';
import frame from './styles/frame.css';
import letter from './styles/letter.css';
import media from './styles/media.css';
import notices from './styles/notices.css';
import run from './styles/run.css';
import source from './styles/source.css';
import tabs from './styles/tabs.css';

/** The styles of the widget as one sheet: a file a concept, in the order in which they hold. */
export const chatStyles: string = [frame, tabs, fields, buttons, notices, run, letter, source, media].join('');
