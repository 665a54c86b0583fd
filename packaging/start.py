"""Where the standalone application begins."""

from identity_scan.cli.own_window import main

main()
