import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { formatDate, localDay, useNamed, useReading, useViewer } from '@/kit'

const LogNamesDocument = graphql(`
  query LogNames {
    viewer {
      tenant {
        id
        parent {
          id
          code
          name
          nameEn
        }
      }
    }
  }
`)

/** The tenants whose public keys the portal hands to the viewer: the own one, and the one above. */
function useNear() {
  const { tenant } = useViewer()
  const { data } = useReading(LogNamesDocument, {}).state
  const near = [tenant, data?.viewer.tenant.parent]
  return (origin: string) => near.find((one) => one?.code === codeOf(origin))
}

const codeOf = (origin: string) => origin.split('/').at(-1)

/** The name of whose log it is, as far as the viewer knows the tenant; the code in the log's own name otherwise. */
export function useLogName(): (origin: string, said?: string) => string {
  const near = useNear()
  const named = useNamed()
  return (origin, said) => named(near(origin)) || said || codeOf(origin) || origin
}

/** Whether the portal's file of public keys has those of a log. */
export function useKeysAtHand(): (origin: string) => boolean {
  const near = useNear()
  return (origin) => near(origin) !== undefined
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A time between two, in its two largest units. */
export function useDuration(): (milliseconds: number) => string {
  const { t } = useTranslation('log')
  return (milliseconds) => {
    const parts = [
      { key: 'days', n: Math.floor(milliseconds / DAY) },
      { key: 'hours', n: Math.floor((milliseconds % DAY) / HOUR) },
      { key: 'minutes', n: Math.floor((milliseconds % HOUR) / MINUTE) },
    ] as const
    const first = parts.findIndex(({ n }) => n > 0)
    if (first < 0) return t('dur.moment')
    return parts
      .slice(first, first + 2)
      .filter(({ n }) => n > 0)
      .map(({ key, n }) => t(`dur.${key}`, { n }))
      .join(' ')
  }
}

/** An instant as the API writes it, of milliseconds since 1970. */
export const instant = (milliseconds: number) => new Date(milliseconds).toISOString()

/** Day and minute where the person is, amid a sentence. */
export function useMoment(): (milliseconds: number) => string {
  const { i18n } = useTranslation('log')
  return (milliseconds) => {
    const at = new Date(milliseconds)
    const two = (n: number) => String(n).padStart(2, '0')
    return `${formatDate(localDay(instant(milliseconds)), i18n.language)} ${two(at.getHours())}:${two(at.getMinutes())}`
  }
}
