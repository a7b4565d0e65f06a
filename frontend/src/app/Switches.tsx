import { FontSizeOutlined, GlobalOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import s from './Frame.module.css'
import { LANGUAGES, speak } from './i18n'
import { useLargeText } from './largeText'

export function LanguageSwitch() {
  const { t, i18n } = useTranslation('common')
  return (
    <span role="group" aria-label={t('frame.language')} className={s.languages}>
      <GlobalOutlined aria-hidden />
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          className="plain"
          lang={language === 'zh' ? 'zh-CN' : 'en'}
          aria-pressed={i18n.language === language}
          onClick={() => void speak(language)}
        >
          {t(`language.${language}`)}
        </button>
      ))}
    </span>
  )
}

export function LargeTextSwitch() {
  const { t } = useTranslation('common')
  const [large, setLarge] = useLargeText()
  return (
    <button type="button" className={`plain ${s.large}`} aria-pressed={large} aria-label={t('frame.large')} onClick={() => setLarge(!large)}>
      <FontSizeOutlined aria-hidden /> <span>{t('frame.large')}</span>
    </button>
  )
}
