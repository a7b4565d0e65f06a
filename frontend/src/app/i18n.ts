import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

// Each room's words are a file of their own and load with the room.
const files = import.meta.glob<{ default: Record<string, unknown> }>('../i18n/{zh,en}/*.json')
const REMEMBERED = 'cobuild:language'

const backend = {
  type: 'backend' as const,
  init: () => undefined,
  read: (language: string, room: string, done: (error: unknown, words: Record<string, unknown> | false) => void) => {
    const file = files[`../i18n/${language}/${room}.json`]
    if (file) file().then((words) => done(null, words.default), (error: unknown) => done(error, false))
    else done(new Error(`no words for ${room}`), false)
  },
}

/** Chinese first; the switch is remembered. */
export function rememberedLanguage(): Language {
  const said = localStorage.getItem(REMEMBERED)
  return said === 'en' ? 'en' : 'zh'
}

const declare = (language: string) => {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

export async function startWords(): Promise<void> {
  declare(rememberedLanguage())
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: rememberedLanguage(),
      fallbackLng: false,
      supportedLngs: LANGUAGES,
      ns: ['kit', 'common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    })
}

export async function speak(language: Language): Promise<void> {
  localStorage.setItem(REMEMBERED, language)
  declare(language)
  await i18next.changeLanguage(language)
}
