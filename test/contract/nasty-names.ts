/** Names that sorting, folding or searching gets wrong somewhere. */

/** Ascending as the name key orders them, each with a key of its own. */
export const namesInOrder = [
  '!',
  '0',
  '10',
  '9',
  'A',
  'a b',
  'a-b',
  'ab',
  'aﬁ', // the ligature fi is f and i
  'ag',
  'B',
  'z',
  'é', // after z: by code point, no locale's alphabet
  'Ω',
  '中',
  '\uE000',
  '\uFFFD',
  '\u{10000}',
  '😀',
  '😁',
];

/** Names that share one key and therefore stand in the order of creation. */
export const equalNames = [
  ['Widget', 'WIDGET', 'widget', 'Ｗidget', '\uFF37\uFF29\uFF24\uFF27\uFF25\uFF34'],
  ['Straße', 'STRASSE', 'STRAẞE', 'strasse', 'Straſſe'],
  ['é', 'e\u0301', 'É', 'E\u0301'],
  ['ΟΔΟΣ', 'οδος', 'οδοσ'],
  ['①', '1', '１'],
  ['İ', 'i\u0307', 'I\u0307'],
  ['Å', '\u212B', 'A\u030A', 'å'],
  ['ﬃ', 'ffi', 'FFI'],
] as const;

/** What random names and searches are put together from. */
export const nastyPieces = [
  ...equalNames.flat(),
  ...['a', 'A', 'ab', 'abc', 'b', 'B', 'z', '0', '9', '10', '2026', 'wid', 'w'],
  ...['😀', '😁', '👩‍👩‍👧‍👦', '🇩🇪', '\uFF21', '\uFF01', '\uFFFD', '\u{10000}', '\u{1F600}x'],
  ...[
    'ß',
    'SS',
    'ı',
    'I',
    'i',
    'ς',
    'Σ',
    '中文',
    '日本語',
    'かな',
    'مرحبا',
    'नमस्ते',
    'ก็',
    'q\u0323\u0307',
    'q\u0307\u0323',
  ],
  ...[
    'a-b',
    'a_b',
    "o'neil",
    'o’neil',
    'x.y',
    '<b>x</b>',
    '__proto__',
    'constructor',
    'toString',
    '%',
    '=1+1',
  ],
];
