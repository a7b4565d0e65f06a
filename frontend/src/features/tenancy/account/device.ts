/** Names as their makers write them; the first that a browser says of itself counts, since most say more than one. */
const BROWSERS = [
  ['MicroMessenger/', 'WeChat'],
  ['DingTalk/', 'DingTalk'],
  ['Edg/', 'Edge'],
  ['QQBrowser/', 'QQBrowser'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const SYSTEMS = [
  ['HarmonyOS', 'HarmonyOS'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const

const found = (table: readonly (readonly [string, string])[], text: string) => table.find(([mark]) => text.includes(mark))?.[1]

/** What a person would call it: "Chrome · Windows"; null where the browser says nothing that anybody knows. */
export const deviceWords = (userAgent: string | null | undefined): string | null =>
  [found(BROWSERS, userAgent ?? ''), found(SYSTEMS, userAgent ?? '')].filter(Boolean).join(' · ') || null
