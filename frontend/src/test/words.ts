import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

type Tree = { [key: string]: string | Tree }
const files = import.meta.glob<Tree>('../i18n/{zh,en}/*.json', { eager: true, import: 'default' })

/** All words by language and room. */
export const words: Record<string, Record<string, Tree>> = {}
for (const [path, tree] of Object.entries(files)) {
  const [, language = '', room = ''] = /i18n\/(\w+)\/([\w-]+)\.json$/.exec(path) ?? []
  ;(words[language] ??= {})[room] = tree
}

/** The real words, at once; a key without a word fails the test that asks for it. */
export async function speakInTests(language: 'zh' | 'en'): Promise<void> {
  if (i18next.isInitialized) {
    await i18next.changeLanguage(language)
    return
  }
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: words,
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: (key: string) => {
      throw new Error(`no word for ${key}`)
    },
  })
}
