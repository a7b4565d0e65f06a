package org.cobuild.tenancy.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses as they are counted. */
final class Addresses {
    private static final int NETWORK_BYTES = 8;

    private Addresses() {}

    /** The address itself; of IPv6 its /64, since whoever has one address there has them all. */
    static String counted(String address) {
        try {
            var literal = InetAddress.ofLiteral(address.replaceFirst("%.*", ""));
            if (literal instanceof Inet6Address) {
                var bytes = literal.getAddress();
                Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
                return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
            }
            return literal.getHostAddress();
        } catch (IllegalArgumentException | UnknownHostException e) {
            // Tomcat gives literals; whatever else it may be is counted as it stands.
            return address.length() <= 64 ? address : address.substring(0, 64);
        }
    }
}
