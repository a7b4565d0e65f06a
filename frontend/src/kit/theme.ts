import type { ThemeConfig } from 'antd'

const zh = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif'
const en = `"Segoe UI","Noto Sans","Helvetica Neue",Arial,${zh}`

/** The design language as Ant Design's tokens. `large` is the 大字 switch, which lifts all text by 2. */
export function themeOf(language: string, large: boolean): ThemeConfig {
  return {
    hashed: false,
    token: {
      colorPrimary: '#17578A',
      colorLink: '#17578A',
      colorInfo: '#17578A',
      colorSuccess: '#1C6842',
      colorWarning: '#854F00',
      colorError: '#AE261D',
      colorText: '#1B2733',
      colorTextSecondary: '#46535F',
      colorTextTertiary: '#5F6C79',
      colorTextPlaceholder: '#6B7782',
      colorTextDisabled: '#5F6C79',
      colorBorder: '#8593A0',
      colorBorderSecondary: '#D9E0E6',
      colorBgLayout: '#F3F5F7',
      controlItemBgActive: '#E6EFF7',
      controlItemBgActiveHover: '#D6E4F0',
      borderRadius: 4,
      borderRadiusSM: 3,
      borderRadiusLG: 4,
      controlHeight: 32,
      fontSize: large ? 16 : 14,
      fontFamily: language === 'zh' ? zh : en,
      fontWeightStrong: 700,
      boxShadow: '0 2px 12px rgb(27 39 51 / 16%)',
    },
    components: {
      Table: { headerBg: '#EEF2F5', rowSelectedBg: '#E6EFF7', cellPaddingBlock: 7, cellPaddingInline: 8 },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    },
  }
}
