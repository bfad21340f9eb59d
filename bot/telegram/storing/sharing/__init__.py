"""How several replicas of a bot share one database: who lives, whose an update is, who does what is done on time.

Every update is written down by the replica that it is posted to, and has one owner: the replica that its chat is at
home with, as long as that one lives. What a dead replica leaves is taken over by the others.
"""
