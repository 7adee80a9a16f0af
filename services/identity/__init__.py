"""Who somebody is: accounts, real names, sessions, staff and the keys of machines."""
