import { Route } from 'react-router'
import { RoomRoutes } from '@/kit'
import { FilingPage } from './FilingPage'
import { FilingsPage } from './FilingsPage'

/** Everything below /filing: the register, and one filing with its form, papers and versions. */
export default function FilingRoom() {
  return (
    <RoomRoutes>
      <Route index element={<FilingsPage />} />
      <Route path=":filingId" element={<FilingPage />} />
    </RoomRoutes>
  )
}
