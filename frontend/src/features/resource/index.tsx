import { Route, Routes } from 'react-router'
import { ServerList } from './ServerList'

/** Everything below /resource: the one register of centralised servers. */
export default function ResourceRoom() {
  return (
    <Routes>
      <Route index element={<ServerList />} />
    </Routes>
  )
}
